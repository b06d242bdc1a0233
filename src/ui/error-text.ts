// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

/** Words for every code a request can fail with: what happened, what was kept, what to do. */
import type { CommonError } from '../lib/contract.ts';
import { ApiError, type ClientError } from './api.ts';
import { defineTexts } from './texts.ts';

type Common = Readonly<Record<CommonError | ClientError, string>>;

const useCommonTexts = defineTexts({
  de: {
    notSignedIn:
      'Sie sind nicht mehr angemeldet. Bitte melden Sie sich neu an; Ihre Eingaben auf dieser Seite bleiben stehen.',
    notAllowed: 'Dafür fehlt Ihrem Konto die Berechtigung. Nichts wurde geändert. Ihre Teamleitung kann sie vergeben.',
    notFound: 'Das gibt es nicht mehr, oder es ist für Ihr Konto nicht sichtbar.',
    badRequest: 'Die Eingabe wurde nicht verstanden. Nichts wurde geändert. Bitte prüfen Sie die Felder.',
    conflict:
      'Inzwischen hat jemand anderes das geändert. Ihre Eingabe steht noch hier; bitte vergleichen und neu speichern.',
    tooManyRequests: 'Zu viele Versuche in kurzer Zeit. Bitte warten Sie eine Minute.',
    unavailable: 'Das geht im Augenblick nicht. Nichts wurde geändert. Bitte gleich noch einmal versuchen.',
    internal:
      'Auf dem Server ist ein Fehler aufgetreten. Nichts wurde bestätigt; bitte prüfen Sie den Stand und versuchen Sie es noch einmal.',
    offline:
      'Der Server ist gerade nicht erreichbar. Ihre Eingabe steht noch hier; bitte gleich noch einmal versuchen.',
    outdated: 'Diese Seite ist älter als der Server. Bitte laden Sie die Seite neu.',
  } satisfies Common,
  en: {
    notSignedIn: 'You are no longer signed in. Please sign in again; what you typed on this page is kept.',
    notAllowed: 'Your account may not do this. Nothing was changed. Your team lead can grant it.',
    notFound: 'This no longer exists, or your account cannot see it.',
    badRequest: 'The input was not understood. Nothing was changed. Please check the fields.',
    conflict:
      'Somebody else has changed this in the meantime. Your input is still here; please compare and save again.',
    tooManyRequests: 'Too many attempts in a short time. Please wait a minute.',
    unavailable: 'This is not possible at the moment. Nothing was changed. Please try again shortly.',
    internal: 'The server had an error. Nothing was confirmed; please check and try again.',
    offline: 'The server cannot be reached right now. Your input is still here; please try again shortly.',
    outdated: 'This page is older than the server. Please reload the page.',
  },
});

/** Fills `{name}` places of a text with the error's parameters. */
export function fillPlaces(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

/**
 * A function from an error to its words. `own` are the feature's texts for its own codes
 * (`satisfies Record<(typeof featureErrors)[number], string>`); they win over the common ones.
 */
export function useErrorText(own: Readonly<Record<string, string>> = {}): (error: unknown) => string {
  const common: Readonly<Record<string, string>> = useCommonTexts();
  return (error) => {
    if (!(error instanceof ApiError)) return common['internal'] ?? '';
    return fillPlaces(own[error.code] ?? common[error.code] ?? common['internal'] ?? '', error.params);
  };
}
