// SPDX-FileCopyrightText: 2026 The Amtsleitung authors
// SPDX-License-Identifier: EUPL-1.2

import { domainToASCII } from 'node:url';

/** The domain as name servers and headers have it: `müller.example` → `xn--mller-kva.example`; one that cannot be stays as it is. */
export function asciiDomain(domain: string): string {
  // The function reads hosts of addresses: it would cut at these signs and give a domain nobody named.
  return /[/\\?#%\s\p{Cc}]/u.test(domain) ? domain : domainToASCII(domain) || domain;
}

/** An address with its domain in ASCII; what stands before the @ is the receiver's own matter. */
export function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at + 1) + asciiDomain(address.slice(at + 1));
}
