import { describe, expect, it } from 'vitest';
import { findDropTarget } from './dropTargets';
import { middleOf, type Point } from './geometry';
import { graphOf, laidOut } from './testing/graphs';
import { layoutGraph } from './layoutGraph';
import { branchMachine, orderMachine } from './testing/orderMachine';

describe('findDropTarget', () => {
  const { graph, layout } = laidOut(orderMachine);
  const at = (point: Point, zoom = 1) => findDropTarget(layout, graph, point, zoom);
  const rect = (id: string) => layout.nodes.get(id)!; // ids of the order machine
  const points = (id: string) => layout.edges.get(id)!.points;

  it('finds an arrow, and from further away when zoomed out', () => {
    const [from, to] = points('/States/Fetch an order/Next') as [Point, Point];
    const beside = { x: from.x + 20, y: (from.y + to.y) / 2 };

    expect(at({ ...beside, x: from.x + 6 })).toEqual({ kind: 'transition', id: '/States/Fetch an order/Next' });
    expect(at(beside)).toEqual({ kind: 'scope', scopeId: '' });
    expect(at(beside, 0.5)).toEqual({ kind: 'transition', id: '/States/Fetch an order/Next' });
  });

  it('finds the arrow whose label is under the pointer, where several run together', () => {
    const target = at(middleOf(layout.edges.get('/States/Which region?/Default')!.label!)); // it has a label

    expect(target).toEqual({ kind: 'transition', id: '/States/Which region?/Default' });
  });

  it('tells before from after a state by the half it is over', () => {
    const { x, y, width, height } = rect('/States/Create order A');

    expect(at({ x: x + width / 2, y: y + 10 })).toEqual({ kind: 'before', stateId: '/States/Create order A' });
    expect(at({ x: x + width / 2, y: y + height - 10 })).toEqual({ kind: 'after', stateId: '/States/Create order A' });
  });

  it('takes an arrow to End, and End itself, for the place after the state', () => {
    expect(at(middleOf(rect('/States/Tell the customer#end')))).toEqual({
      kind: 'after',
      stateId: '/States/Tell the customer',
    });
    const [from, to] = points('/States/Tell the customer#end') as [Point, Point];
    expect(at({ x: from.x, y: (from.y + to.y) / 2 })).toEqual({ kind: 'after', stateId: '/States/Tell the customer' });
  });

  it('looks inside containers: their arrows, states, and free room', () => {
    const inner = '/States/Pack the items/ItemProcessor';
    const [from, to] = points(`${inner}/States/Reserve stock/Next`) as [Point, Point];
    const lane = [...layout.lanes.values()][0]!; // the Map's

    expect(at({ x: from.x, y: (from.y + to.y) / 2 })).toEqual({
      kind: 'transition',
      id: `${inner}/States/Reserve stock/Next`,
    });
    expect(at(middleOf(rect(`${inner}#start`)))).toEqual({ kind: 'transition', id: `${inner}/StartAt` });
    expect(at({ x: lane.x + 2, y: lane.y + 2 })).toEqual({ kind: 'scope', scopeId: inner });
  });

  it('finds the container itself by its header', () => {
    const { x, y, width, height } = rect('/States/Pack the items');

    expect(at({ x: x + width / 2, y: y + 8 })).toEqual({ kind: 'before', stateId: '/States/Pack the items' });
    expect(at({ x: x + width / 2, y: y + height - 3 })).toEqual({ kind: 'after', stateId: '/States/Pack the items' });
  });

  it('finds an empty branch, an empty canvas, and the arrow to a missing state', () => {
    const branches = laidOut(branchMachine);
    const empty = middleOf(branches.layout.nodes.get('/States/Both/Branches/2#empty')!);
    expect(findDropTarget(branches.layout, branches.graph, empty, 1)).toEqual({
      kind: 'scope',
      scopeId: '/States/Both/Branches/2',
    });

    const none = graphOf('{}');
    expect(findDropTarget(layoutGraph(none, { direction: 'down' }), none, { x: 9, y: 9 }, 1)).toEqual({
      kind: 'scope',
      scopeId: '',
    });

    const gone = laidOut({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Gone' } } });
    const stub = middleOf(gone.layout.nodes.get('/States/A/Next#stub')!);
    expect(findDropTarget(gone.layout, gone.graph, stub, 1)).toEqual({ kind: 'transition', id: '/States/A/Next' });
  });

  it('finds the free canvas outside of everything', () => {
    expect(at({ x: -500, y: -500 })).toEqual({ kind: 'scope', scopeId: '' });
  });
});
