// From the nested request to a flat list of spans, each with its resource and scope.
import { inside } from './decode-error.ts';
import { type KeyValue, toRecord } from './any-value.ts';
import { type ResourceRecord, type ScopeRecord, SPAN_KINDS, type SpanRecord, STATUS_CODES } from './model.ts';
import type { TraceRequest, WireResource, WireScope, WireSpan } from './schema.ts';

export function toSpans(request: TraceRequest): SpanRecord[] {
  return request.resourceSpans.flatMap((group, i) => {
    const resource = resourceRecord(group);
    return group.scopeSpans.flatMap((inner, j) => {
      const scope = scopeRecord(inner);
      const path = `resourceSpans[${i}].scopeSpans[${j}]`;
      return inner.spans.map((span, k) => inside(`${path}.spans[${k}]`, () => toSpan(span, resource, scope)));
    });
  });
}

export function resourceRecord({ resource, schemaUrl }: { resource: WireResource; schemaUrl: string }): ResourceRecord {
  return { attributes: toRecord(resource.attributes), droppedAttributes: resource.droppedAttributesCount, schemaUrl };
}

export function scopeRecord({ scope, schemaUrl }: { scope: WireScope; schemaUrl: string }): ScopeRecord {
  const { name, version, attributes, droppedAttributesCount } = scope;
  return { name, version, attributes: toRecord(attributes), droppedAttributes: droppedAttributesCount, schemaUrl };
}

function toSpan(span: WireSpan, resource: ResourceRecord, scope: ScopeRecord): SpanRecord {
  for (const key of ['traceId', 'spanId'] as const) {
    if (span[key] === '') throw new TypeError(`${key} is missing or zero`);
  }
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    traceState: span.traceState,
    flags: span.flags,
    name: span.name,
    // Both enums are open: a number from a later version of the protocol is none that we know.
    kind: SPAN_KINDS[span.kind] ?? 'UNSPECIFIED',
    start: span.startTimeUnixNano,
    end: span.endTimeUnixNano,
    attributes: toRecord(span.attributes),
    droppedAttributes: span.droppedAttributesCount,
    repeatedKeys: repeatedKeys(span.attributes),
    events: span.events.map((event) => ({
      time: event.timeUnixNano,
      name: event.name,
      attributes: toRecord(event.attributes),
      droppedAttributes: event.droppedAttributesCount,
    })),
    droppedEvents: span.droppedEventsCount,
    links: span.links.map((link) => ({
      traceId: link.traceId,
      spanId: link.spanId,
      traceState: link.traceState,
      flags: link.flags,
      attributes: toRecord(link.attributes),
      droppedAttributes: link.droppedAttributesCount,
    })),
    droppedLinks: span.droppedLinksCount,
    status: { code: STATUS_CODES[span.status.code] ?? 'UNSET', message: span.status.message },
    resource,
    scope,
  };
}

function repeatedKeys(list: KeyValue[]): string[] {
  const keys = list.map(({ key }) => key);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
