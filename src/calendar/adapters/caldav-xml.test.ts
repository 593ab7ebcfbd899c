import { describe, expect, it } from 'vitest';
import { objectPath, onePath } from './caldav-paths.ts';
import { CALDAV, DAV, type DavResponse, escapeXml, Garbled, prop, readConditions, readMultistatus } from './caldav-xml.ts';

const DOCUMENT = `<?xml version="1.0" encoding="utf-8"?><!-- x --><multistatus xmlns="DAV:" xmlns:Ü="urn:ietf:params:xml:ns:caldav">
  <response><href>/a%20b/</href><propstat><prop><getetag/></prop><status>HTTP/1.1 404 Not Found</status></propstat><propstat><prop><getetag>"1&amp;2"</getetag>
    <Ü:calendar-data>BEGIN &#x1F4C5;<![CDATA[<ümläut> & ]]>&gt;</Ü:calendar-data><x:getetag xmlns:x="urn:else">no</x:getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response>
  <response><href>/gone</href><href>/gone2</href><status>404</status></response><sync-token> t1 </sync-token></multistatus>`;

async function read(chunks: Iterable<string>): Promise<{ responses: DavResponse[]; syncToken: string | null }> {
  const responses: DavResponse[] = [];
  return { ...await readMultistatus(chunks, (response) => { responses.push(response); }), responses };
}

describe('a multistatus', () => {
  it('is read the same wherever the parts of it are cut', async () => {
    for (const size of [1, 2, 7, 64, 1_000_000]) {
      const { responses, syncToken } = await read(DOCUMENT.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) as string[]);
      expect([responses.length, syncToken]).toEqual([2, 't1']);
      expect(prop(responses[0], DAV, 'getetag')?.text).toBe('"1&2"');
      expect(prop(responses[0], CALDAV, 'calendar-data')?.text).toBe('BEGIN 📅<ümläut> & >');
      expect(responses[0]).toMatchObject({ hrefs: ['/a%20b/'], status: null, missing: [404] });
      expect(responses[1]).toMatchObject({ hrefs: ['/gone', '/gone2'], status: 404 });
    }
  });

  it('that breaks off anywhere is none', async () => {
    for (let at = 0; at < DOCUMENT.length - 1; at += 5) await expect(read([DOCUMENT.slice(0, at)]), String(at)).rejects.toBeInstanceOf(Garbled);
  });

  it('holds texts of any length', async () => {
    const text = `${'äöü,'.repeat(100_000)}END`;
    const { responses } = await read([`<d:multistatus xmlns:d="DAV:"><d:response><d:href>/x</d:href><d:propstat><d:prop><d:a>${text}</d:a><d:b><![CDATA[${text}]]></d:b></d:prop></d:propstat></d:response></d:multistatus>`]);
    expect([prop(responses[0], DAV, 'a')?.text === text, prop(responses[0], DAV, 'b')?.text === text]).toEqual([true, true]);
  });

  it.each([['an entity of its own', '<multistatus xmlns="DAV:">&nbsp;</multistatus>'], ['a document type', `<!DOCTYPE x>${DOCUMENT.slice(38)}`], ['an unknown prefix', '<d:multistatus/>'], ['two roots', '<multistatus xmlns="DAV:"/><multistatus xmlns="DAV:"/>'], ['no namespace', '<multistatus/>']])('with %s is refused', async (_, text) => {
    await expect(read([text])).rejects.toBeInstanceOf(Garbled);
  });
});

it('an error is known by its conditions, and says nothing when it is not readable', async () => {
  expect((await readConditions('<D:error xmlns:D="DAV:"><D:valid-sync-token/></D:error>')).names).toEqual(new Set(['DAV: valid-sync-token']));
  expect((await readConditions('<html><br>')).names.size).toBe(0);
});

it('text is written so that it is read as it was, without what XML cannot hold', async () => {
  const { responses } = await read([`<multistatus xmlns="DAV:"><response><href>${escapeXml('a<b>&"\'\u0000\u0008\ud800 👩‍👩‍👧 ]]>')}</href></response></multistatus>`]);
  expect(responses[0]?.hrefs).toEqual(['a<b>&"\'\ufffd 👩‍👩‍👧 ]]>']);
});

it('paths have one spelling', () => {
  expect(['/a@b/ü.ics', '/a%40b/%C3%BC.ics', '/a%40b/%c3%bc.ics'].map(onePath)).toEqual(Array(3).fill('/a%40b/%C3%BC.ics'));
  expect(onePath('/a%2Fb/%e4.ics')).toBe('/a%2Fb/%E4.ics');
  const at = new URL('https://x.example/cal/');
  expect(['x.ics', '/cal/x.ics', 'http://other.example:81/cal/x.ics', './x.ics', '', '/cal', '/cal/', 'sub/'].map((href) => objectPath(href, at))).toEqual([...Array(4).fill('/cal/x.ics'), null, null, null, null]);
});
