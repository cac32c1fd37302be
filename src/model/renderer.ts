/** A page as a browser shows it once its scripts have run. */
export interface RenderedPage {
  /** Where the scripts led. */
  readonly url: string;
  readonly html: string;
}

/** A browser that shows what pages hide from programs without JavaScript. */
export interface Renderer {
  /** Null: it could not be shown, or not in time. Never throws for what a page does. */
  render(url: string): Promise<RenderedPage | null>;
  /** Why no page can be shown at all; null while none failed for that. */
  failure(): string | null;
  close(): Promise<void>;
}
