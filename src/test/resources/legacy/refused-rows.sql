-- Legacy rows of each kind that cannot be converted, beside one sound job that others hang on (…0010).
-- refused-rows.txt holds what must be said of them.
INSERT INTO jobs SELECT ('10000000-0000-4000-8000-0000000000' || lpad(n::text, 2, '0'))::uuid, t, 'g', NULL, c::json, s, a::timestamp, b::timestamp, f::timestamp
FROM (VALUES
 (1, 'epic', '{}', 'queued', 'epoch', 'epoch', NULL),
 (2, 'novel', '{}', E'Queued"\n', 'epoch', 'epoch', NULL),
 (3, 'novel', '[]', 'queued', 'epoch', 'epoch', NULL),
 (4, 'novel', '"text"', 'queued', 'infinity', '-infinity', 'infinity'),
 (5, 'novel', '{"a": "\u0000"}', 'queued', 'epoch', 'epoch', NULL),
 (6, 'novel', '{"a": 1e200000}', 'queued', 'epoch', 'epoch', NULL),
 (7, 'novel', '{"a": 1e-20000}', 'queued', 'epoch', 'epoch', NULL),
 (8, 'novel', '{"\\ud83d": "\\\ud83d"}', 'queued', 'epoch', 'epoch', NULL),
 (10, 'novel', '{}', 'queued', 'epoch', 'epoch', NULL)) AS v (n, t, c, s, a, b, f);

INSERT INTO artifacts SELECT ('20000000-0000-4000-8000-0000000000' || lpad(n::text, 2, '0'))::uuid, '10000000-0000-4000-8000-000000000010', 'x', v, d::json, '', a::timestamp
FROM (VALUES
 (1, 1, 'null', 'epoch'), (2, 1, '{}', 'epoch'), (3, 0, '{"a": 1}', 'infinity'), (4, 1, '[1]', 'epoch'), (5, 1, '{"a": "\uDE00\uD83D"}', 'epoch'),
 (6, 1, '{"a": "\ud83d\u0041"}', 'epoch'), (7, 1, '{"\uD83D": 1}', 'epoch'), (8, 1, '{"a": "\ud83d\ude00\ude00"}', 'epoch'), (9, 1, '{"a": "\ud83d\ud83d\ude00"}', 'epoch'),
 (10, 1, repeat('[', 5000) || repeat(']', 5000), 'epoch')) AS v (n, v, d, a);

INSERT INTO worlds SELECT ('30000000-0000-4000-8000-0000000000' || lpad(n::text, 2, '0'))::uuid, n::text, r::json, g::json, h::json, t::json, v, '', a::timestamp, b::timestamp
FROM (VALUES
 (1, '[1]', '{}', '[]', '[]', 1, 'epoch', 'epoch'), (2, '[["nested"]]', '[]', '["x"]', '{}', 0, 'epoch', 'epoch'), (3, '["a", null]', 'true', '[[{}]]', '"x"', -1, 'infinity', '-infinity'),
 (4, '"x"', '3', '{}', '[{}]', 1, 'epoch', 'epoch'), (5, '["\ud83d"]', '{"a":"\udfff"}', '[{"a":"\u0000"}]', '["\\\u0000"]', 1, 'epoch', 'epoch')) AS v (n, r, g, h, t, v, a, b);

INSERT INTO characters VALUES ('40000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'x', '{}', '["x"]', '[{}]', 'infinity', 'infinity');

INSERT INTO timelines VALUES ('50000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', '[{}, 1]', '-infinity', 'infinity');

INSERT INTO qa_reports VALUES
 ('60000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000010', 1.0000000000000002, -1e-300, 'NaN', '{}', '[1]', true, 'infinity'),
 ('60000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000010', 'Infinity', '-Infinity', 1, '"x"', '{"a": 1}', true, 'epoch');

INSERT INTO cost_snapshots VALUES
 ('70000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000010', 's', -1, 'NaN', 'm', 'infinity'),
 ('70000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000010', 's', 0, 'Infinity', 'm', 'epoch'),
 ('70000000-0000-4000-8000-000000000003', '10000000-0000-4000-8000-000000000010', 's', 0, 100.00000000000001, 'm', 'epoch'),
 ('70000000-0000-4000-8000-000000000004', '10000000-0000-4000-8000-000000000010', 's', 0, -0.01, 'm', 'epoch');
