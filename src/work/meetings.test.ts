import { describe, expect, it } from 'vitest';
import { meetingSign } from './meetings.ts';

describe('what marks a task as a meeting', () => {
  it.each(['Call Ann', 'Phone the bank', 'Kick-off call', 'Meet with Acme about the offer', 'Budget meeting', '1:1 with Tom', 'Anna anrufen', 'Besprechung mit Jens', 'Termin: Steuerberater', 'Jour fixe', 'Réunion avec Paul', 'Appeler Anne', 'Llamar a Ana', 'Reunión con el equipo', 'Interview Maria for the post', 'Kickoff meeting on the relaunch'])('"%s" is one', (title) => expect(meetingSign({ title, tags: [] })).toBe('its title'));
  it.each(['Prepare the board meeting', 'Write meeting notes', 'Call for papers', 'Draft call script', 'Book a call with Ann', 'Meet the deadline', 'Build the meeting room page', 'Besprechung vorbereiten', 'Send invitations for the interview', 'Call centre report', 'Write proposal', 'Recall the product', 'Basically done'])('"%s" is none', (title) => expect(meetingSign({ title, tags: [] })).toBeNull());
  it('is told by a tag, either way', () => {
    expect(meetingSign({ title: 'Acme', tags: ['client', 'Call'] })).toBe('its tag "Call"');
    expect(meetingSign({ title: 'Call Ann', tags: ['solo'] })).toBeNull();
  });
});
