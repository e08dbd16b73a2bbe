/** Requests to the server; the token goes along as the bearer's. */

const KEY = "actors.dashboard.token";
const SIGN_IN = "Load the page again to sign in as the application has it, or give a bearer token.";

/** What the server answers when it refuses. */
export class Problem extends Error {
  constructor(status, type, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
  }
}

export const hasToken = () => sessionStorage.getItem(KEY) != null;

export function setToken(token) {
  if (token) {
    sessionStorage.setItem(KEY, token);
  } else {
    sessionStorage.removeItem(KEY);
  }
}

/** Fetches; gives the response, or throws a Problem. */
export async function request(url, { headers = {}, ...options } = {}) {
  const response = await fetch(url, {
    cache: "no-store",
    ...options,
    headers: { ...headers, ...credentials() },
  });
  if (!response.ok || response.redirected) {
    throw await problem(response);
  }
  return response;
}

/**
 * The token, and what Spring Security looks for: that a script asks, so that no dialog of the
 * browser's own comes up, and its cookie against forgery.
 */
function credentials() {
  const all = { "X-Requested-With": "XMLHttpRequest" };
  const token = sessionStorage.getItem(KEY);
  if (token) {
    all.Authorization = `Bearer ${token}`;
  }
  const cookie = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  if (cookie) {
    all["X-XSRF-TOKEN"] = decodeURIComponent(cookie[1]);
  }
  return all;
}

async function problem(response) {
  if (response.redirected) { // to a page where one signs in
    return new Problem(401, "", SIGN_IN);
  }
  let body = {};
  try {
    body = await response.json();
  } catch {
    // an answer of something before the application: the status must do
  }
  return new Problem(
    response.status,
    String(body.type ?? "").replace("urn:problem-type:actors:", ""),
    body.detail ?? body.title
      ?? (response.status === 401 ? SIGN_IN : `The server answered with status ${response.status}.`),
    Number(response.headers.get("Retry-After")),
  );
}

/** The JSON at a path below the dashboard. */
export async function get(path, parameters = {}) {
  const query = queryOf(parameters);
  return (await request(query ? `${path}?${query}` : path)).json();
}

/** Posts JSON; gives the JSON of the answer, or null if it has none. */
export async function post(path, body, headers = {}) {
  const response = await request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

/** A query of the parameters that have a value; lists are repeated. */
export function queryOf(parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one != null && one !== "") {
        query.append(name, one);
      }
    }
  }
  return query.toString();
}
