// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** The columns of a delivered list, and how people head them (DI1). */

/** Columns a list may have. */
const deliveryColumns = [
  'what',
  'key',
  'name',
  'nameEn',
  'tasks',
  'above',
  'number',
  'email',
  'deputy',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type DeliveryColumn = (typeof deliveryColumns)[number];
export const dayColumns = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** How people name them; compared in lower case, letters only. */
const columnNames: Readonly<Record<DeliveryColumn, readonly string[]>> = {
  what: ['art', 'typ'],
  key: ['kennung', 'schlüssel', 'id'],
  name: ['bezeichnung', 'fachbereich', 'titel'],
  nameEn: ['nameenglisch', 'englisch'],
  tasks: ['aufgaben', 'aufgabe', 'funktion', 'rolle', 'zuständigfür'],
  above: ['gehörtzu', 'übergeordnet', 'abteilung', 'amt', 'organisationseinheit'],
  number: ['nummer', 'telefon', 'telefonnummer', 'rufnummer', 'durchwahl', 'nebenstelle'],
  email: ['mail', 'emailadresse', 'postfach'],
  deputy: ['vertretung', 'stellvertretung'],
  monday: ['montag', 'mo'],
  tuesday: ['dienstag', 'di'],
  wednesday: ['mittwoch', 'mi'],
  thursday: ['donnerstag', 'do'],
  friday: ['freitag', 'fr'],
  saturday: ['samstag', 'sa', 'sonnabend'],
  sunday: ['sonntag', 'so'],
};

/** Which column a heading names; undefined = none of ours. */
export function columnOf(heading: string): DeliveryColumn | undefined {
  const plain = heading
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}]/gu, '');
  return deliveryColumns.find((column) => column.toLowerCase() === plain || columnNames[column].includes(plain));
}
