/** The address of a route. `{name}` in the path matches one segment. */
export type RoutePattern = {
  method: string;
  path: string;
};

export type Match<Route> = {
  route: Route;
  params: Record<string, string>;
};

type Candidate<Route> = {
  route: Route;
  segments: string[];
};

/** Finds a route by method and path. The first match wins, so literal paths come before those with parameters. */
export class Router<Route extends RoutePattern> {
  private readonly candidatesByShape = new Map<string, Candidate<Route>[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const segments = route.path.split("/");
      const shape = `${route.method} ${segments.length}`;
      const candidates = this.candidatesByShape.get(shape) ?? [];
      candidates.push({ route, segments });
      this.candidatesByShape.set(shape, candidates);
    }
  }

  find(method: string, path: string): Match<Route> | null {
    const segments = path.split("/");
    for (const { route, segments: pattern } of this.candidatesByShape.get(`${method} ${segments.length}`) ??
      []) {
      const params = matchSegments(pattern, segments);
      if (params) return { route, params };
    }
    return null;
  }
}

function matchSegments(pattern: readonly string[], actual: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = actual[index] ?? "";
    if (segment.startsWith("{")) params[segment.slice(1, -1)] = decodeSegment(value);
    else if (segment !== value) return null;
  }
  return params;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
