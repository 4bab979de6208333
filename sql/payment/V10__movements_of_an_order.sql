-- What moved for an order: reconciliation and an order's history ask for it.
ALTER TABLE movement ADD INDEX ix_movement_order (order_id);
ALTER TABLE points_movement ADD INDEX ix_points_movement_order (order_id);
