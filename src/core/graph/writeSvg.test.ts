import { describe, expect, it } from 'vitest';
import { laidOut } from './testing/graphs';
import { branchMachine, orderMachine } from './testing/orderMachine';
import { textWidth } from './textWidth';
import { writeSvg } from './writeSvg';

describe('writeSvg', () => {
  it('draws everything, and stands alone', () => {
    const { graph, layout } = laidOut(orderMachine);
    const svg = writeSvg(graph, layout, { theme: 'light' });

    for (const text of [
      'Start',
      'Fetch an order',
      'Lambda · Invoke',
      '$.region is &quot;A&quot;',
      'otherwise',
      'States.TaskFailed',
      'Pack the items',
      'Reserve stock',
      'Failed',
      'End',
    ])
      expect(svg).toContain(`>${text}</t`);
    expect(svg.match(/<path [^>]*stroke-width="1.5"/g)?.length).toBe(graph.edges.length);
    expect(svg).not.toMatch(/var\(|class=|https?:(?!\/\/www\.w3\.org)/);
    expect(svg).toContain(`width="${layout.width + 48}" height="${layout.height + 48}"`);
  });

  it('has both themes', () => {
    const { graph, layout } = laidOut(branchMachine);

    expect(writeSvg(graph, layout, { theme: 'dark' })).toContain('fill="#11141a"');
    expect(writeSvg(graph, layout, { theme: 'light' })).toContain('fill="#f6f7f9"');
  });

  it.each([
    'A name of eighty characters that goes on and on and does not end before it is here',
    'W'.repeat(80),
    'CreateForensicInstanceSnapshotVolumeAndAttachItToTheQuarantinedInstance',
    '注文を受け取って在庫を確認し支払いを処理してから発送する',
    'אשר את ההזמנה ושלח את החבילה ללקוח בהקדם האפשרי',
    '🚀🧑‍🚀🎉'.repeat(9),
    'ЩЖШЮ'.repeat(12),
  ])('writes a name whole and inside its box: %s', (name) => {
    const body = { StartAt: `${name} `, States: { [`${name} `]: { Type: 'Pass', End: true } } };
    const task = { Type: 'Task', Resource: 'r', Retry: [{ ErrorEquals: ['E'] }] };
    const { graph, layout } = laidOut({
      StartAt: name,
      States: {
        [name]: { ...task, Next: `${name}.` },
        [`${name}.`]: { Type: 'Map', ItemProcessor: body, Next: `${name}?` },
      },
    });
    const svg = writeSvg(graph, layout, { theme: 'light', statuses: new Map([[`/States/${name}`, 'succeeded']]) });
    const drawn = svg.replaceAll(/<title>.*?<\/title>/g, '').replaceAll(/<[^>]*>|\s/g, '');

    for (const title of [name, `${name}.`, `${name}?`]) expect(drawn).toContain(title.replaceAll(/\s/g, ''));
    for (const { kind, title, titleLines = [title], width } of graph.nodes.values()) {
      if (kind === 'state')
        for (const line of titleLines) expect(textWidth(line.trimEnd(), 13, 'bold')).toBeLessThanOrEqual(width - 86);
    }
  });

  it('lets no text be markup, whatever a state is called', () => {
    const name = '<script>alert("1")</script> & \u0007\ud800\'';
    const { graph, layout } = laidOut({
      StartAt: name,
      States: { [name]: { Type: 'Choice', Choices: [{ Variable: '$.<b>', StringEquals: '<i>', Next: '</svg>' }] } },
    });
    const svg = writeSvg(graph, layout, { theme: 'light' });

    expect(svg).not.toMatch(/<script|<b>|<i>|<\/svg>./);
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)');
    expect(svg).toContain('\ufffd');
    expect(svg).not.toContain('\u0007');
  });

  it('says statuses in words, and which states were not reached', () => {
    const { graph, layout } = laidOut(orderMachine);
    const svg = writeSvg(graph, layout, {
      theme: 'light',
      statuses: new Map([
        ['/States/Fetch an order', 'succeeded'],
        ['/States/Pack the items', 'inProgress'],
      ]),
    });

    expect(svg).toContain('>Succeeded</text>');
    expect(svg).toContain('>In progress</tspan>');
    expect(svg.match(/>Not reached</g)?.length).toBe(7);
  });

  it('draws dashes from the target on, so that lines which meet look like one', () => {
    const { graph, layout } = laidOut(orderMachine);
    const end = layout.edges.get('/States/Fetch an order/Catch/0/Next')!.points.at(-1)!; // it has points
    const svg = writeSvg(graph, layout, { theme: 'light' });

    expect(svg).toMatch(new RegExp(`<path d="M${end.x} ${end.y - 6}[^"]*"[^>]*stroke-dasharray="5 4"`));
  });

  it('uses the signs that it is given', () => {
    const { graph, layout } = laidOut(orderMachine);

    expect(writeSvg(graph, layout, { theme: 'light', glyphs: { lambda: ['M1 2 3 4'] } })).toContain(
      '<path d="M1 2 3 4"/>',
    );
  });
});
