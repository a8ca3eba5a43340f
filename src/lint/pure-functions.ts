// Which pure functions sum up what they are given, so that a span name may be made of them. Every function of
// src/aspects/functions.ts stands in one of the two lists.

/** A small set of results, whatever they are given. */
export const BOUNDED_FUNCTIONS: ReadonlySet<string> = new Set([
  'httpMethod', 'httpSpanMethod', 'httpRoute', 'httpStatus', 'httpServerErrorType', 'httpClientErrorType', 'httpScheme',
  'httpProtocolVersion', 'sqlSummary', 'sqlOperation', 'dbSystem', 'dsnNamespace', 'defaultPort', 'connectorNamespace', 'dbStatus', 'redisOperation',
  'typeName', 'grpcStatus', 'grpcServerErrorType', 'grpcClientErrorType', 'rpcMethod', 'propagationField',
]);

/** As many results as there are values. */
export const PASSING_FUNCTIONS: ReadonlySet<string> = new Set([
  'httpMethodOriginal', 'urlFull', 'urlQuery', 'hostAddress', 'hostPort', 'clientAddress', 'header', 'sqlText',
  'dsnAddress', 'dsnPort', 'connectorAddress', 'connectorPort', 'redisText', 'lower',
]);
