// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { isPressed, isSingleCharacter, isTyping, takesLetters, typingPaceMs } from './shortcuts.ts';

const press = (key: string, more: Partial<Parameters<typeof isPressed>[1]> = {}): Parameters<typeof isPressed>[1] => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

describe('isPressed', () => {
  it('knows letters in both cases, but not with Ctrl, Alt or Shift', () => {
    expect(isPressed('M', press('m'))).toBe(true);
    expect(isPressed('M', press('M'))).toBe(true);
    expect(isPressed('M', press('M', { shiftKey: true }))).toBe(false);
    expect(isPressed('M', press('m', { ctrlKey: true }))).toBe(false);
    expect(isPressed('A', press('a', { ctrlKey: true }))).toBe(false);
    expect(isPressed('A', press('a', { altKey: true }))).toBe(false);
  });

  it('knows function keys and leaves Shift+F1 and Alt+F3 to the browser', () => {
    expect(isPressed('F8', press('F8'))).toBe(true);
    expect(isPressed('F1', press('F1', { shiftKey: true }))).toBe(false);
    expect(isPressed('F3', press('F3', { altKey: true }))).toBe(false);
    expect(isPressed('F1', press('F12'))).toBe(false);
  });

  it('knows combinations, also with Command and where Alt changes the character', () => {
    expect(isPressed('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
    expect(isPressed('Ctrl+K', press('k', { metaKey: true }))).toBe(true);
    expect(isPressed('Ctrl+K', press('k'))).toBe(false);
    expect(isPressed('Alt+N', press('n', { altKey: true }))).toBe(true);
    expect(isPressed('Alt+N', press('˜', { altKey: true, code: 'KeyN' }))).toBe(true);
    expect(isPressed('Alt+N', press('n', { altKey: true, ctrlKey: true }))).toBe(false);
  });

  it('takes the question mark with the Shift it needs', () => {
    expect(isPressed('?', press('?', { shiftKey: true }))).toBe(true);
    expect(isPressed('?', press('ß'))).toBe(false);
  });
});

it('calls only keys without Ctrl, Alt and F a single character', () => {
  expect(['M', '?', 'F8', 'Ctrl+K'].map(isSingleCharacter)).toEqual([true, true, false, false]);
});

describe('takesLetters', () => {
  it.each([
    ['text field', { tagName: 'INPUT', type: 'text' }, true],
    ['search field', { tagName: 'INPUT', type: 'search' }, true],
    ['tick box', { tagName: 'INPUT', type: 'checkbox' }, false],
    ['text area', { tagName: 'TEXTAREA' }, true],
    ['editable text', { tagName: 'DIV', isContentEditable: true }, true],
    ['option of a list', { tagName: 'DIV', role: 'option' }, true],
    ['button', { tagName: 'BUTTON', role: null }, false],
    ['page', { tagName: 'BODY' }, false],
  ])('%s', (_name, element, expected) => {
    expect(takesLetters(element)).toBe(expected);
  });
});

it('takes letters in quick succession for typing that missed its field', () => {
  expect(isTyping(1000, 1000 + typingPaceMs - 1)).toBe(true);
  expect(isTyping(1000, 1000 + typingPaceMs)).toBe(false);
  expect(isTyping(-Infinity, 0)).toBe(false);
});
