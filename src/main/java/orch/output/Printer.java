package orch.output;

import com.fasterxml.jackson.databind.JsonNode;

/** Prints items of one kind, one after the other. */
public interface Printer {
  /** Prints an item. */
  void print(JsonNode item);

  /** Prints the text after the last item. */
  void end();

  /** Prints buffered items after an error, when no more items follow. */
  default void breakOff() {}
}
