/** As much of JSON Schema as the schemas of behaviours use: filling in, describing and checking. */

/**
 * A value that has the form that a schema wants, as a begin for editing. What refers to itself is
 * followed once.
 */
export function skeleton(schema, root = schema, followed = []) {
  const { $ref, anyOf, enum: choices, type, properties = {}, required = [], minimum = 0 } = schema;
  if ($ref) {
    return followed.includes($ref) ? null : skeleton(resolve(root, $ref), root, [...followed, $ref]);
  }
  if ("const" in schema) {
    return schema.const;
  }
  if (choices) {
    return choices[0];
  }
  if (anyOf) {
    return skeleton(anyOf.find((each) => each.type !== "null") ?? anyOf[0], root, followed);
  }
  const names = Object.keys(properties);
  switch (firstOf(type)) {
    case "object":
      return Object.fromEntries(names
        .filter((name) => required.includes(name) || names.length < 8)
        .map((name) => [name, skeleton(properties[name], root, followed)]));
    case "array": return [];
    case "string": return example(schema.format);
    case "integer":
    case "number": return Math.max(0, minimum);
    case "boolean": return false;
    default: return type ? null : {};
  }
}

function example(format) {
  switch (format) {
    case "date-time": return "2026-01-01T00:00:00Z";
    case "date": return "2026-01-01";
    case "time": return "12:00:00";
    case "duration": return "PT1S";
    case "uuid": return "00000000-0000-0000-0000-000000000000";
    default: return "";
  }
}

const firstOf = (type) => (Array.isArray(type) ? type.find((each) => each !== "null") : type);

function resolve(root, ref) {
  return ref.replace(/^#\/?/, "").split("/").filter(Boolean)
    .reduce((at, key) => at?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], root) ?? {};
}

/** The fields of an object in words. */
export function describe(schema) {
  return Object.entries(schema.properties ?? {})
    .filter(([, each]) => !("const" in each))
    .map(([name, each]) => {
      const needed = (schema.required ?? []).includes(name) ? "" : ", may be left out";
      return `${name}: ${kind(each, schema)}${needed}`;
    })
    .join("; ");
}

function kind(schema, root) {
  if (schema.$ref) {
    return kind(resolve(root, schema.$ref), root);
  }
  if (schema.enum) {
    return `one of ${schema.enum.join(", ")}`;
  }
  if (schema.anyOf) {
    return schema.anyOf.map((each) => kind(each, root)).join(" or ");
  }
  const type = [schema.type ?? "any JSON"].flat().join(" or ");
  return schema.format ? `${type} (${schema.format})` : type;
}

/** What is wrong with a value, in words; empty if nothing is. */
export function check(schema, value, root = schema, at = "") {
  const here = at || "The message";
  if (schema === true) {
    return [];
  }
  if (schema === false) {
    return [`${here} is not taken`];
  }
  if (schema.$ref) {
    return check(resolve(root, schema.$ref), value, root, at);
  }
  const faults = [];
  if ("const" in schema && value !== schema.const) {
    faults.push(`${here} must be ${JSON.stringify(schema.const)}`);
  }
  if (schema.enum && !schema.enum.includes(value)) {
    faults.push(`${here} must be one of ${schema.enum.join(", ")}`);
  }
  if (schema.anyOf) {
    const tried = schema.anyOf.map((each) => check(each, value, root, at));
    if (tried.every((each) => each.length > 0)) {
      faults.push(...tried[0]);
    }
  }
  if (schema.not && check(schema.not, value, root, at).length === 0) {
    faults.push(`${here} has a form that is not taken`);
  }
  if (schema.type && ![schema.type].flat().some((type) => is(type, value))) {
    faults.push(`${here} must be ${[schema.type].flat().join(" or ")}, not ${typeOf(value)}`);
    return faults;
  }
  if (typeof value === "number") {
    faults.push(...checkNumber(schema, value, here));
  } else if (typeof value === "string") {
    faults.push(...checkString(schema, value, here));
  } else if (Array.isArray(value)) {
    value.forEach((each, i) => faults.push(...check(schema.items ?? true, each, root, `${at}[${i}]`)));
  } else if (value !== null && typeof value === "object") {
    faults.push(...checkObject(schema, value, root, at));
  }
  return faults;
}

function checkNumber({ minimum, maximum }, value, here) {
  if (value < minimum) {
    return [`${here} must be at least ${minimum}`];
  }
  return value > maximum ? [`${here} must be at most ${maximum}`] : [];
}

function checkString({ pattern }, value, here) {
  if (!pattern) {
    return [];
  }
  try {
    return new RegExp(pattern, "u").test(value) ? [] : [`${here} does not have the form ${pattern}`];
  } catch {
    return []; // a pattern that this engine does not read: the server checks it
  }
}

function checkObject(schema, value, root, at) {
  const here = at || "The message";
  const faults = [];
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) {
      faults.push(`${here} lacks ${name}`);
    }
  }
  if (Object.keys(value).length < schema.minProperties) {
    faults.push(`${here} must have at least ${schema.minProperties} keys`);
  }
  for (const [name, each] of Object.entries(value)) {
    const path = at ? `${at}.${name}` : name;
    faults.push(...check(schema.propertyNames ?? true, name, root, `The key ${path}`));
    if (Object.hasOwn(schema.properties ?? {}, name)) {
      faults.push(...check(schema.properties[name], each, root, path));
    } else if (schema.additionalProperties === false) {
      faults.push(`${path} is not known here`);
    } else {
      faults.push(...check(schema.additionalProperties ?? true, each, root, path));
    }
  }
  return faults;
}

function is(type, value) {
  switch (type) {
    case "integer": return Number.isInteger(value);
    case "array": return Array.isArray(value);
    case "null": return value === null;
    case "object": return typeOf(value) === "object";
    default: return typeof value === type;
  }
}

function typeOf(value) {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
