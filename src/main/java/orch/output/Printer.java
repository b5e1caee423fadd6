package orch.output;

import com.fasterxml.jackson.databind.JsonNode;

/** Prints things of one kind, one after the other. */
public interface Printer {
  /** Prints a thing. */
  void print(JsonNode thing);

  /** Prints what belongs behind the last one. */
  void end();

  /** Prints what is held back, when something went wrong and no more things come. */
  default void breakOff() {}
}
