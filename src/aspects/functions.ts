// The closed list of pure functions that value expressions may call. Each exists in runtime-go (functions_*.go)
// under the same name; the types are Go's.

export interface PureFunction {
  parameters: readonly string[];
  result: string;
  /** Imports that the types need: alias → path. */
  imports?: Readonly<Record<string, string>>;
}

const HEADER = 'map[string][]string';

export const PURE_FUNCTIONS: Readonly<Record<string, PureFunction>> = {
  httpMethod: { parameters: ['string'], result: 'string' },
  httpMethodOriginal: { parameters: ['string'], result: 'string' },
  httpSpanMethod: { parameters: ['string'], result: 'string' },
  httpRoute: { parameters: ['string'], result: 'string' },
  httpStatus: { parameters: ['int', 'bool'], result: 'int' },
  httpServerErrorType: { parameters: ['int', 'string'], result: 'string' },
  httpClientErrorType: { parameters: ['int'], result: 'string' },
  httpScheme: { parameters: ['bool'], result: 'string' },
  httpProtocolVersion: { parameters: ['int', 'int'], result: 'string' },
  urlFull: { parameters: ['*otelts_url.URL'], result: 'string', imports: { otelts_url: 'net/url' } },
  urlQuery: { parameters: ['string'], result: 'string' },
  hostAddress: { parameters: ['string'], result: 'string' },
  hostPort: { parameters: ['string'], result: 'int' },
  defaultPort: { parameters: ['int', 'string'], result: 'int' },
  clientAddress: { parameters: [HEADER, 'string'], result: 'string' },
  header: { parameters: [HEADER, 'string'], result: 'string' },
  sqlSummary: { parameters: ['string'], result: 'string' },
  sqlOperation: { parameters: ['string'], result: 'string' },
  sqlText: { parameters: ['string', 'int'], result: 'string' },
  dbSystem: { parameters: ['interface{}'], result: 'string' },
  dsnAddress: { parameters: ['string', 'string'], result: 'string' },
  dsnPort: { parameters: ['string', 'string'], result: 'int' },
  dsnNamespace: { parameters: ['string', 'string'], result: 'string' },
  connectorAddress: { parameters: ['interface{}'], result: 'string' },
  connectorPort: { parameters: ['interface{}'], result: 'int' },
  connectorNamespace: { parameters: ['interface{}'], result: 'string' },
  dbStatus: { parameters: ['interface{}'], result: 'string' },
  redisOperation: { parameters: ['[]interface{}'], result: 'string' },
  redisText: { parameters: ['[]interface{}'], result: 'string' },
  grpcStatus: { parameters: ['int'], result: 'string' },
  grpcServerErrorType: { parameters: ['int'], result: 'string' },
  grpcClientErrorType: { parameters: ['int'], result: 'string' },
  rpcMethod: { parameters: ['string'], result: 'string' },
  propagationField: { parameters: ['string'], result: 'string' },
};
