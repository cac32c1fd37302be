import { createTransport } from 'nodemailer';
import type { NotifyMessage } from './message.js';

export interface Mail extends NotifyMessage {
  readonly from: string;
  readonly to: readonly string[];
  /** The report as one HTML page, attached; null: no report. */
  readonly page: { readonly name: string; readonly content: string } | null;
}

const INSECURE = /^smtp\+insecure:/i;

/**
 * The server, and whether it must offer STARTTLS (RFC 3207) before it gets a password and the report: always, but for this
 * machine's own server and where the address says `smtp+insecure:`. `smtps:` begins with TLS.
 */
export function serverOf(smtpUrl: string): { readonly url: string; readonly requireTLS: boolean } {
  const url = smtpUrl.replace(INSECURE, 'smtp:');
  const isOpen = INSECURE.test(smtpUrl) || (URL.canParse(url) && isLoopback(new URL(url).hostname));
  return { url, requireTLS: !isOpen };
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i.test(host);

/** @throws the error of nodemailer. */
export async function sendEmail(mail: Mail, smtpUrl: string, timeoutMs: number): Promise<void> {
  const transport = createTransport({
    ...serverOf(smtpUrl),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // No text of a report may make nodemailer read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: mail.from,
      to: [...mail.to],
      subject: mail.subject,
      text: mail.text,
      attachments:
        mail.page === null
          ? []
          : [{ filename: mail.page.name, content: mail.page.content, contentType: 'text/html; charset=utf-8' }],
    });
  } finally {
    transport.close();
  }
}
