/** An answer of the API: status, body and the entity tag. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One signed-in person before the HTTP door: what the demonstration, the bench and the journeys use. */
export class Client {
  constructor(
    readonly url: string,
    private readonly token: string | null = null,
  ) {}

  /** The person with that sign-in name. Throws where the door refuses. */
  async signIn(signIn: string, password: string): Promise<Client> {
    const { token } = await this.must<{ token: string }>('POST', '/v1/sessions', {
      body: { signIn, password },
    });
    return new Client(this.url, token);
  }

  async ask<T>(method: string, path: string, { body, headers = {} }: Asked = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text ? JSON.parse(text) : null) as T,
      headers: response.headers,
    };
  }

  /** The body of a good answer; throws what the problem says otherwise. */
  async must<T>(method: string, path: string, asked: Asked = {}): Promise<T> {
    const { status, body } = await this.ask<T>(method, path, asked);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  get<T>(path: string): Promise<T> {
    return this.must<T>('GET', path);
  }

  /** An act on an item at the version that was seen. */
  act<T>(item: { caseId: string; n: number; version: number }, verb: string, body: object = {}): Promise<T> {
    const headers = { 'if-match': `"${item.version}"`, 'idempotency-key': crypto.randomUUID() };
    return this.must<T>('POST', `/v1/cases/${item.caseId}/items/${item.n}/${verb}`, { body, headers });
  }
}
