const TABLES = ["worlds", "characters", "timelines", "jobs", "artifacts", "qa_reports", "cost_snapshots"];
const OBJECTS = new Set(["jobs.constraints", "worlds.geography"]);
const NULLABLE = new Set(["jobs.inspiration", "jobs.completed_at"]);
const ADDED = {
  jobs: { world_id: "null", budget_usd: "5", error_message: "null", version: "1" },
  characters: { version: "1" },
  timelines: { version: "1" },
};

/**
 * Every value of the seven tables as PostgreSQL writes it in jsonb, by "table.column of id": of keys that stand twice the
 * last counts, numbers have their shortest text, times with a zone are in UTC.
 */
export async function valuesOf(database) {
  const query = TABLES.map((table) =>
    `SELECT '${table}', id::text, key, value::text FROM ${table}, jsonb_each(to_jsonb(${table}))`);
  const rows = await database.rows(query.join(" UNION ALL "));
  return new Map(rows.map(([table, id, column, value]) => [`${table}.${column} of ${id}`, value]));
}

/** What legacy values have to be once they are migrated. */
export function migrated(legacy) {
  const expected = new Map();
  for (const [place, value] of legacy) {
    const [column, id] = place.split(" of ");
    expected.set(place, migratedValue(column, value));
    const [table, name] = column.split(".");
    if (name === "id") {
      Object.entries(ADDED[table] ?? {}).forEach(([added, text]) => expected.set(`${table}.${added} of ${id}`, text));
    }
  }
  return expected;
}

function migratedValue(column, value) {
  if (column === "jobs.status") {
    return ['"pending"', '"created"'].includes(value) ? '"queued"' : value;
  }
  if (value === "null") {
    return NULLABLE.has(column) ? value : OBJECTS.has(column) ? "{}" : "[]";
  }
  return column.endsWith("_at") ? value.replace(/"$/, '+00:00"') : value;
}

/** The places whose values are not the same, with both. */
export function differences(expected, actual) {
  const places = new Set([...expected.keys(), ...actual.keys()]);
  return [...places]
    .filter((place) => expected.get(place) !== actual.get(place))
    .map((place) => `${place}: ${expected.get(place)} became ${actual.get(place)}`);
}
