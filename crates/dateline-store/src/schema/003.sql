-- Records are packed anew as they are written: an earlier release cannot read those. Wordings are kept as steps, which are shorter than places.

UPDATE wordings SET items = coalesce((
  SELECT json_group_array(json_array(i.value ->> 0, i.value ->> 1, json(
    (SELECT '[' || group_concat(step) || ']'
     FROM (SELECT s.value - lag(s.value, 1, 0) OVER (ORDER BY s.key) AS step FROM json_each(i.value, '$[2]') s ORDER BY s.key)))))
  FROM json_each(wordings.items) i), '[]');

DROP VIEW spans;
-- Every further wording of an item: the mentions of an entity, the pieces of a claim, the other tellings of an event. `items` holds lists of an
-- item, a part, and the starts and ends in turn, each as the step from the one before.
CREATE VIEW spans AS
  SELECT version, item, part, ends - step AS starts, ends FROM (
    SELECT w.version, i.value ->> 0 AS item, i.value ->> 1 AS part, s.key AS number, s.value AS step,
           sum(s.value) OVER (PARTITION BY w.version, i.key ORDER BY s.key) AS ends
    FROM wordings w, json_each(w.items) i, json_each(i.value, '$[2]') s)
  WHERE number % 2 = 1;
