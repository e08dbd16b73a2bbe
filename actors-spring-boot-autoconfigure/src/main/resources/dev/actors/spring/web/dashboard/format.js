/** How values are shown. What is not known is a dash. */

const DASH = "–";
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const count = (value) => (value == null ? DASH : whole.format(value));

export function rate(value) {
  if (value == null) {
    return DASH;
  }
  return value > 0 && value < 100 ? tenths.format(value) : whole.format(value);
}

export function micros(value) {
  if (value == null) {
    return DASH;
  }
  const [size, unit] = value < 1e3 ? [1, "µs"] : value < 1e6 ? [1e3, "ms"] : [1e6, "s"];
  return `${tenths.format(value / size)} ${unit}`;
}

/** For the ticks of an axis: 1500 is 1.5k. */
export const short = (value) => new Intl.NumberFormat("en", {
  notation: "compact",
  maximumFractionDigits: 1,
}).format(value);

export function age(startedAt) {
  if (startedAt == null) {
    return DASH;
  }
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(startedAt)) / 1000));
  const units = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) {
    return "0 s";
  }
  const [unit, size] = units[first];
  const lead = `${Math.floor(seconds / size)} ${unit}`;
  const next = units[first + 1];
  const rest = next ? Math.floor((seconds % size) / next[1]) : 0;
  return rest > 0 && first < 2 ? `${lead} ${rest} ${next[0]}` : lead;
}

/** The time of day of milliseconds since 1970, or of a text. */
export function clock(time) {
  return time == null ? DASH : new Date(time).toLocaleTimeString("en-GB");
}

/** An actor of this node is its number, another one its whole address. */
export function brief(address) {
  const own = /^actor:\/\/[^/]+\/\d+\/(\d+)$/.exec(address);
  return own ? `#${own[1]}` : address;
}

/** What to call an actor: its first name, or its number. */
export const title = (actor) => actor.names?.[0] ?? actor.name ?? brief(actor.address);

/** The link to an actor; by name where it has one, since a name outlives the node. */
export function actorLink(actor) {
  const name = actor.names?.[0] ?? actor.name;
  return name == null
    ? `#/actor?address=${encodeURIComponent(actor.address)}`
    : `#/actor?name=${encodeURIComponent(name)}`;
}

export const json = (value) => JSON.stringify(value, null, 2);
