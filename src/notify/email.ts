import { createTransport } from 'nodemailer';
import type { NotifyMessage } from './message.js';

export interface Mail extends NotifyMessage {
  readonly from: string;
  readonly to: readonly string[];
  /** The report as one HTML page, attached. */
  readonly page: string;
  readonly pageName: string;
}

/** @throws the error of nodemailer. */
export async function sendEmail(mail: Mail, smtpUrl: string, timeoutMs: number): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
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
      attachments: [{ filename: mail.pageName, content: mail.page, contentType: 'text/html; charset=utf-8' }],
    });
  } finally {
    transport.close();
  }
}
