-- The people that a developer's database starts with. Running it twice changes nothing.

INSERT INTO users (email, role) VALUES
    ('dispatcher@example.com', 'dispatcher'),
    ('technician@example.com', 'technician')
ON CONFLICT (email) DO NOTHING;
