-- Rows of the golden cases: small enough to be read, with both shapes of a relationship, a tie and a null in each order.
INSERT INTO worlds (id, name, rules, geography, history, themes, created_at, updated_at) VALUES
    ('a0000000-0000-4000-8000-000000000001', 'Mgłogród', '["Nikt nie wychodzi po zmroku."]',
     '{"climate": "mglisty", "continents": ["Wyspy Solne"], "key_locations": ["Latarnia"]}',
     '[{"year": -12, "event": "Pierwsza powódź", "source": "kronika"}, {"year": "dawno", "event": "Założenie grodu"}]',
     '["pamięć", "woda"]', '2025-01-01 10:00:00.000001+00', '2025-01-01 10:00:00.000009+00'),
    ('a0000000-0000-4000-8000-000000000002', 'Ashen Reach', '["Fire is owned by the crown.", "No one may own a map."]',
     '{"climate": "arid"}', '[]', '["exile"]', '2025-01-01 10:00:00.000001+00', '2025-01-01 10:00:00.000009+00'),
    ('a0000000-0000-4000-8000-000000000003', 'Żelazny Brzeg', '[]', '{}', '[]', '[]',
     '2025-01-02 00:00:00+00', '2025-01-02 00:00:00+00');

INSERT INTO characters (id, world_id, name, trajectory, relationships, constraints, created_at, updated_at) VALUES
    ('b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'Łucja Wrona',
     '[{"stage": "początek", "state": "boi się wody"}]',
     '[{"character_id": "b0000000-0000-4000-8000-000000000002", "type": "mentor"},
       {"character": "Jan Sól", "type": "rywal", "dynamic": "od nienawiści do szacunku"},
       {"character": "Nikt Taki", "type": "wspomnienie"}]',
     '["Nie umie kłamać."]', '2025-02-01 00:00:00+00', '2025-02-01 00:00:00+00'),
    ('b0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000001', 'Lucjan Cień', '[]', '[]', '[]',
     '2025-02-02 00:00:00+00', '2025-02-02 00:00:00+00'),
    ('b0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000001', 'Jan Sól', '[]', '[]', '[]',
     '2025-02-03 00:00:00+00', '2025-02-03 00:00:00+00'),
    ('b0000000-0000-4000-8000-000000000004', 'a0000000-0000-4000-8000-000000000001', 'Jan Sól', '[]', '[]', '[]',
     '2025-02-04 00:00:00+00', '2025-02-04 00:00:00+00'),
    ('b0000000-0000-4000-8000-000000000005', 'a0000000-0000-4000-8000-000000000002', 'Wren Oakes', '[]',
     '[{"character": "Jan Sól", "type": "stranger"}]', '[]', '2025-02-05 00:00:00+00', '2025-02-05 00:00:00+00');

INSERT INTO timelines (id, world_id, nodes, created_at, updated_at) VALUES
    ('c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001',
     '[{"year": 1, "event": "Zaraza", "narrative_weight": 0.75, "participants": ["Łucja Wrona"], "mood": "ponury"},
       {"year": 2, "event": "Koronacja", "chapter": 3, "tags": ["władza", 7]}]',
     '2025-03-01 00:00:00+00', '2025-03-01 00:00:00+00');

INSERT INTO jobs (id, type, genre, inspiration, constraints, status, created_at, updated_at, completed_at, world_id,
                  budget_usd, error_message) VALUES
    ('d0000000-0000-4000-8000-000000000001', 'short_story', 'fantasy', 'Latarnik, który nie śpi', '{"tone": "ciemny"}',
     'completed', '2025-04-01 00:00:00.5+00', '2025-04-01 01:00:00+00', '2025-04-01 01:00:00+00',
     'a0000000-0000-4000-8000-000000000001', 2.50, NULL),
    ('d0000000-0000-4000-8000-000000000002', 'saga', 'sci-fi', NULL, '{"target_word_count": 150000}', 'failed', '2025-04-02 00:00:00+00',
     '2025-04-02 00:30:00+00', '2025-04-02 00:30:00+00', NULL, 5, 'the model refused'),
    ('d0000000-0000-4000-8000-000000000003', 'novella', 'horror', NULL, '{}', 'queued', '2025-04-02 00:00:00+00',
     '2025-04-02 00:00:00+00', NULL, NULL, 5, NULL);

INSERT INTO artifacts (id, job_id, type, version, data, created_at) VALUES
    ('e0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001', 'world_spec', 1,
     '{"world_name": "Mgłogród", "big": 123456789012345678901234567890, "small": 0.10}', '2025-04-01 00:10:00+00'),
    ('e0000000-0000-4000-8000-000000000002', 'd0000000-0000-4000-8000-000000000001', 'prose_segment', 1,
     '{"prose": "Był sobie \"gród\".\n", "word_count": 3}', '2025-04-01 00:20:00+00');

INSERT INTO qa_reports (id, job_id, logic_score, psychology_score, timeline_score, critical_errors, warnings, passed,
                        created_at) VALUES
    ('f0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001', 0.95, 0.7, 1,
     '[]', '["Oś czasu: dwa lata za dużo"]', true, '2025-04-01 00:40:00+00');

INSERT INTO cost_snapshots (id, job_id, stage, tokens_used, cost_usd, model, created_at) VALUES
    ('90000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001', 'structure', 1200, 0.0012,
     'gpt-4o-mini', '2025-04-01 00:05:00+00'),
    ('90000000-0000-4000-8000-000000000002', 'd0000000-0000-4000-8000-000000000001', 'prose', 52000, 0.31000000000000005,
     'gpt-4o', '2025-04-01 00:15:00+00');

-- A job over its budget, with a stage that ran twice.
INSERT INTO cost_snapshots (id, job_id, stage, tokens_used, cost_usd, model, created_at) VALUES
    ('90000000-0000-4000-8000-000000000003', 'd0000000-0000-4000-8000-000000000002', 'structure', 900000, 2.5, 'gpt-4o',
     '2025-04-02 00:05:00+00'),
    ('90000000-0000-4000-8000-000000000004', 'd0000000-0000-4000-8000-000000000002', 'plan', 700000, 2.4, 'gpt-4o',
     '2025-04-02 00:15:00+00'),
    ('90000000-0000-4000-8000-000000000005', 'd0000000-0000-4000-8000-000000000002', 'plan', 10000, 0.101, 'gpt-4o',
     '2025-04-02 00:25:00+00');

INSERT INTO qa_reports (id, job_id, logic_score, psychology_score, timeline_score, critical_errors, warnings, passed,
                        created_at) VALUES
    ('f0000000-0000-4000-8000-000000000002', 'd0000000-0000-4000-8000-000000000002', 0.95, 0.95, 0.95,
     '["Oś czasu: koronacja: dwa razy", "Logic: the key was lost", "Oś czasu: zima w lipcu", "nobody knows why"]',
     '[]', false, '2025-04-02 00:20:00+00');
