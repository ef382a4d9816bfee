-- Migration: 007
-- Description: Check the technicians of the rows that were there before
-- Author: Sam
-- Date: 2025-11-17
-- Reversible: Yes
-- Rollback: none needed

ALTER TABLE work_orders
    VALIDATE CONSTRAINT fk_work_orders_technician_id;
