package orch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import orch.term.Terminal;

/** A person at a terminal who answers the questions of a create. */
final class Guided {
  static final String STORE = "mem_store_01k1etk2y5f1y9fpe2epfdtvv2";

  /** The answers to the questions of a create without options: the required fields, no extras. */
  static final List<String> ANSWERS = List.of("support", "Inbound", "1", STORE, "n", "y");

  private Guided() {}

  static Orch attended(Path home) {
    assertTrue(home.toFile().mkdirs());
    return new Orch(home)
        .with("COLUMNS", "80")
        .with("NO_COLOR", "1")
        .with("ORCH_WAIT", "true")
        .with("ORCH_PROGRESS", "none")
        .onTerminal(Terminal.Stream.IN)
        .onTerminal(Terminal.Stream.ERR);
  }

  static String lines(List<String> answers) {
    return String.join("", answers.stream().map(answer -> answer + "\n").toList());
  }
}
