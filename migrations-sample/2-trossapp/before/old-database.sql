-- What `npm run db:migrate` left behind on 5 November 2025: 001 to 003.

-- 001_initial
CREATE TABLE IF NOT EXISTS users (
    id SERIAL PRIMARY KEY,
    email VARCHAR(255) NOT NULL,
    role VARCHAR(30) NOT NULL DEFAULT 'technician',
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE IF NOT EXISTS work_orders (
    id SERIAL PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES users(id),
    technician_id INTEGER,
    title VARCHAR(200) NOT NULL,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE OR REPLACE FUNCTION update_updated_at_column()
RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at = CURRENT_TIMESTAMP;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

-- 002_add_user_indexes
CREATE UNIQUE INDEX IF NOT EXISTS idx_users_email
    ON users(email);

CREATE INDEX IF NOT EXISTS idx_users_role
    ON users(role);

-- 003_audit_logs
CREATE TABLE IF NOT EXISTS audit_logs (
    id BIGSERIAL PRIMARY KEY,
    user_id INTEGER REFERENCES users(id) ON DELETE SET NULL,
    action VARCHAR(50) NOT NULL,
    resource VARCHAR(100) NOT NULL,
    details JSONB,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE INDEX IF NOT EXISTS idx_audit_logs_user_id
    ON audit_logs(user_id);

CREATE TABLE schema_migrations (
    id SERIAL PRIMARY KEY,
    version INTEGER UNIQUE NOT NULL,
    description TEXT NOT NULL,
    applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
    applied_by VARCHAR(100),
    success BOOLEAN DEFAULT true
);
INSERT INTO schema_migrations (version, description, applied_at, applied_by) VALUES
    (1, 'Users and work orders', '2025-10-02 10:00:12', 'robin'),
    (2, 'Find users by e-mail and by role', '2025-10-14 15:41:03', 'robin'),
    (3, 'Who changed what', '2025-11-05 09:27:30', 'sam');

INSERT INTO users (email, role)
SELECT 'user' || n || '@example.com', CASE WHEN n % 10 = 0 THEN 'dispatcher' ELSE 'technician' END
FROM generate_series(1, 500) AS n;
INSERT INTO work_orders (owner_id, technician_id, title)
SELECT n, n % 50 + 1, 'Order ' || n FROM generate_series(1, 200) AS n;
