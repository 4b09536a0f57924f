/** Where an S3-compatible storage is reached, and as whom. */
export interface S3Address {
  readonly endpoint: URL;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Reads `https://<access key>:<secret key>@<host>/<bucket>?region=<region>`; throws for anything else. */
export function readS3Address(text: string): S3Address {
  const url = new URL(text);
  const bucket = url.pathname.replace(/^\/|\/$/g, '');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw new RangeError('no bucket is named');
  return {
    endpoint: new URL(`${url.protocol}//${url.host}`),
    bucket,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
  };
}
