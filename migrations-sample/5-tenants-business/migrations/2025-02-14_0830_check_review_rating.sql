-- Ratings are one to five stars
ALTER TABLE tenants.reviews
    ADD CONSTRAINT reviews_rating_check CHECK (rating BETWEEN 1 AND 5);

-- ROLLBACK:
-- ALTER TABLE tenants.reviews DROP CONSTRAINT reviews_rating_check;
