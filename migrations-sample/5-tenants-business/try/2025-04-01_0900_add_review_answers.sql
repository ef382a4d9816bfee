-- Answers of a business to its reviews
CREATE TABLE tenants.review_answers (
    id SERIAL PRIMARY KEY,
    review_id INTEGER NOT NULL REFERENCES tenants.reviews(id),
    answer TEXT NOT NULL
);

ALTER TABLE tenants.reviews ADD COLUMN answered_by INTEGER REFERENCES tenants.staf(id);

-- ROLLBACK:
-- ALTER TABLE tenants.reviews DROP COLUMN answered_by;
-- DROP TABLE tenants.review_answers;
