-- Migration: 006
-- Description: A work order's technician is a user (checked for new rows only)
-- Author: Sam
-- Date: 2025-11-17
-- Reversible: Yes

ALTER TABLE work_orders
    ADD CONSTRAINT fk_work_orders_technician_id
    FOREIGN KEY (technician_id) REFERENCES users(id)
    NOT VALID;

-- Rollback script (for documentation)
-- ALTER TABLE work_orders DROP CONSTRAINT IF EXISTS fk_work_orders_technician_id;
