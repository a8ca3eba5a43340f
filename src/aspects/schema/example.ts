// The smallest value of a shape: tests put it beside the key that they ask about.
import type { Shape } from './shape.ts';

export function exampleOf(shape: Shape): unknown {
  switch (shape.kind) {
    case 'text':
    case 'go': return shape.example ?? 'x';
    case 'integer':
    case 'number': return 1;
    case 'boolean': return true;
    case 'expression':
    case 'anything': return shape.example ?? 'x';
    case 'join-point': return { 'import-path': 'example.com/p' };
    case 'advice': return { detach: {} };
    case 'choice': return shape.choices[0];
    case 'record': return {};
    case 'list': return shape.nonEmpty ? [exampleOf(shape.of)] : [];
    case 'any-of': return exampleOf(shape.of[0]);
    case 'mapping': {
      if (shape.example) return shape.example;
      const [first] = Object.keys(shape.keys);
      const keys = shape.single && first !== undefined ? [first] : shape.required;
      return Object.fromEntries(keys.flatMap((key) => (shape.keys[key] ? [[key, exampleOf(shape.keys[key].shape)]] : [])));
    }
  }
}
