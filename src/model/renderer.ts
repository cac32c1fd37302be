/** A page as a browser renders it, after its scripts. */
export interface RenderedPage {
  /** Where the scripts led. */
  readonly url: string;
  readonly html: string;
}

/** A browser for pages that need JavaScript. */
export interface Renderer {
  /** Null: it could not be shown, or not in time. Never throws for what a page does. */
  render(url: string): Promise<RenderedPage | null>;
  /** Why no page can be shown at all; null while none failed for that. */
  failure(): string | null;
  close(): Promise<void>;
}
