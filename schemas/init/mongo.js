// Seeds a fresh MongoDB: collections with their validators and indexes from schemas/<dataset>/mongo.json,
// documents from seed_data/<dataset>/<collection>.jsonl (Extended JSON, one a line), the two users, and
// last of all the mark dojo_ready.seeded. The official image runs it at its first start, in mongosh.
//
// mongo.json: {"collections": {"<name>": {"validator": {…}, "indexes": [{"keys": {…}, "name": "…", …}]}}}

const { existsSync, readFileSync, readdirSync } = require('fs');
const { join } = require('path');

const home = process.env.DOJO_HOME || '/dojo';
const scratch = [0, 1, 2, 3, 4, 5, 6, 7].map((number) => `dojo_scratch_${number}`);

function folders(path) {
  if (!existsSync(path)) return [];
  const items = readdirSync(path, { withFileTypes: true });
  return items.filter((item) => item.isDirectory()).map((item) => item.name);
}

function schemaOf(dataset) {
  const path = join(home, 'schemas', dataset, 'mongo.json');
  if (!existsSync(path)) return {};
  return EJSON.parse(readFileSync(path, 'utf8'), { relaxed: false }).collections || {};
}

function seedFiles(dataset) {
  const path = join(home, 'seed_data', dataset);
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.jsonl')).sort() : [];
}

function documents(dataset, file) {
  const lines = readFileSync(join(home, 'seed_data', dataset, file), 'utf8').split('\n');
  return lines.filter((line) => line.trim()).map((line) => EJSON.parse(line, { relaxed: false }));
}

function seed(dataset) {
  const target = db.getSiblingDB(dataset);
  const schema = schemaOf(dataset);
  for (const [name, { validator, indexes = [] }] of Object.entries(schema)) {
    target.createCollection(name, validator ? { validator } : {});
    for (const { keys, ...options } of indexes) target.getCollection(name).createIndex(keys, options);
  }
  for (const file of seedFiles(dataset)) {
    const all = documents(dataset, file);
    if (all.length) target.getCollection(file.slice(0, -'.jsonl'.length)).insertMany(all);
  }
}

const datasets = [...new Set([...folders(join(home, 'schemas')), ...folders(join(home, 'seed_data'))])]
  .filter((name) => existsSync(join(home, 'schemas', name, 'mongo.json')) || seedFiles(name).length)
  .sort();
for (const dataset of datasets) {
  print(`dojo: database ${dataset}`);
  seed(dataset);
}

const reading = datasets.map((name) => ({ role: 'read', db: name }));
const copying = scratch.flatMap((name) => [
  { role: 'readWrite', db: name },
  { role: 'dbAdmin', db: name },
]);
const admin = db.getSiblingDB('admin');
admin.createUser({
  user: 'learner', pwd: process.env.DOJO_LEARNER_PASSWORD || 'learner', roles: reading,
});
admin.createUser({
  user: 'grader', pwd: process.env.DOJO_GRADER_PASSWORD || 'grader', roles: [...reading, ...copying],
});
db.getSiblingDB('dojo_ready').seeded.insertOne({ _id: 'seeded', datasets });
print('dojo: seeded');
