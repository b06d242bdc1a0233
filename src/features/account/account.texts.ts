// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import type { ErrorCode } from '../../ui/api.ts';
import { defineTexts } from '../../ui/texts.ts';
import type { acceptInvitation, changePassword, login } from './account.contract.ts';

type Own = Exclude<ErrorCode<typeof login | typeof acceptInvitation | typeof changePassword>, 'notSignedIn'>;

/** Texts of sign-in, invitation and password. */
export const useAccountTexts = defineTexts({
  de: {
    product: 'Amtsleitung',
    subtitle: 'Das Bürgertelefon der Stadt',
    signIn: 'Anmelden',
    signInAgain: 'Wieder anmelden',
    endedTitle: 'Ihre Sitzung ist beendet.',
    ended:
      'Was Sie auf der Seite eingegeben haben, ist noch da: Melden Sie sich mit demselben Konto wieder an, dann geht es dort weiter.',
    name: 'Benutzername',
    password: 'Passwort',
    showPassword: 'Passwort anzeigen',
    missingName: 'Bitte geben Sie Ihren Benutzernamen ein.',
    missingPassword: 'Bitte geben Sie Ihr Passwort ein.',
    help: 'Passwort vergessen? Die Verwaltung der Amtsleitung in Ihrem Haus kann Ihnen ein neues geben.',
    german: 'Deutsch',
    english: 'English',
    language: 'Sprache',
    invitationTitle: 'Willkommen',
    invitationText:
      'Sie richten die Amtsleitung ein und legen dafür das erste Konto an: das der Verwaltung. Die weiteren Konten legen Sie danach an.',
    invitationName: 'Benutzername (mindestens 2 Zeichen)',
    newPassword: 'Neues Passwort',
    passwordHint: 'Mindestens 12 Zeichen. Ein langer Satz ist gut zu merken und schwer zu raten.',
    repeatPassword: 'Neues Passwort wiederholen',
    passwordTooShort: (have: number) => `Noch zu kurz: ${have} von mindestens 12 Zeichen.`,
    passwordsDiffer: 'Die beiden Passwörter sind nicht gleich.',
    nameTooShort: 'Der Benutzername braucht mindestens 2 Zeichen.',
    create: 'Konto anlegen und anmelden',
    invitationBroken: 'Dieser Link ist unvollständig.',
    invitationBrokenText: 'Bitte kopieren Sie den ganzen Link aus der Ausgabe des ersten Starts.',
    changePassword: 'Passwort ändern',
    oldPassword: 'Bisheriges Passwort',
    passwordChanged: 'Das Passwort ist geändert. Andere Sitzungen dieses Kontos sind beendet.',
    save: 'Speichern',
    cancel: 'Abbrechen',
    close: 'Schließen',
    errors: {
      wrongNameOrPassword: 'Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie auch die Feststelltaste.',
      tooManyRequests: 'Zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
      invitationUsed:
        'Dieser Einladungslink wurde schon benutzt oder ist abgelaufen. Melden Sie sich mit dem angelegten Konto an.',
      notAllowed: 'Dieses Konto ist abgeschaltet. Bitte wenden Sie sich an die Verwaltung der Amtsleitung.',
      notFound:
        'Dieser Einladungslink ist nicht gültig. Bitte kopieren Sie den ganzen Link aus der Ausgabe des ersten Starts.',
      badRequest: 'Die Eingabe wurde nicht verstanden. Bitte prüfen Sie die Felder.',
      conflict: 'Diesen Benutzernamen gibt es schon. Bitte wählen Sie einen anderen.',
      unavailable:
        'Die Anmeldung geht im Augenblick nicht, weil die Datenbank nicht antwortet. Bitte gleich noch einmal versuchen.',
      internal: 'Auf dem Server ist ein Fehler aufgetreten. Bitte versuchen Sie es noch einmal.',
      offline:
        'Der Server ist nicht erreichbar. Bitte prüfen Sie die Netzwerkverbindung und versuchen Sie es noch einmal.',
      outdated: 'Diese Seite ist älter als der Server. Bitte laden Sie die Seite neu.',
    } satisfies Record<Own, string>,
  },
  en: {
    product: 'Amtsleitung',
    subtitle: 'The city’s citizen hotline',
    signIn: 'Sign in',
    signInAgain: 'Sign in again',
    endedTitle: 'Your session has ended.',
    ended: 'What you typed on the page is still there: sign in with the same account and go on where you were.',
    name: 'User name',
    password: 'Password',
    showPassword: 'Show password',
    missingName: 'Please enter your user name.',
    missingPassword: 'Please enter your password.',
    help: 'Forgot your password? The administration of Amtsleitung in your house can give you a new one.',
    german: 'Deutsch',
    english: 'English',
    language: 'Language',
    invitationTitle: 'Welcome',
    invitationText:
      'You are setting up Amtsleitung and create the first account for it: the administrator’s. You create the others afterwards.',
    invitationName: 'User name (at least 2 characters)',
    newPassword: 'New password',
    passwordHint: 'At least 12 characters. A long sentence is easy to remember and hard to guess.',
    repeatPassword: 'Repeat new password',
    passwordTooShort: (have) => `Still too short: ${have} of at least 12 characters.`,
    passwordsDiffer: 'The two passwords are not the same.',
    nameTooShort: 'The user name needs at least 2 characters.',
    create: 'Create account and sign in',
    invitationBroken: 'This link is incomplete.',
    invitationBrokenText: 'Please copy the whole link from the output of the first start.',
    changePassword: 'Change password',
    oldPassword: 'Current password',
    passwordChanged: 'The password is changed. Other sessions of this account have ended.',
    save: 'Save',
    cancel: 'Cancel',
    close: 'Close',
    errors: {
      wrongNameOrPassword: 'User name or password is wrong. Please check the caps lock key too.',
      tooManyRequests: 'Too many attempts. Please wait a minute and try again.',
      invitationUsed: 'This invitation was already used or has expired. Sign in with the account that was created.',
      notAllowed: 'This account is switched off. Please ask the administration of Amtsleitung.',
      notFound: 'This invitation link is not valid. Please copy the whole link from the output of the first start.',
      badRequest: 'The input was not understood. Please check the fields.',
      conflict: 'This user name exists already. Please choose another one.',
      unavailable:
        'Signing in is not possible at the moment because the database does not answer. Please try again shortly.',
      internal: 'The server had an error. Please try again.',
      offline: 'The server cannot be reached. Please check the network connection and try again.',
      outdated: 'This page is older than the server. Please reload the page.',
    },
  },
});
