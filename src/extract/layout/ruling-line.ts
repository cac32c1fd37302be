/** A straight line across (`at` is its y) or down (`at` is its x), from one end to the other. */
export interface RulingLine {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}
