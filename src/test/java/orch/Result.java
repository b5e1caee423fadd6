package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import orch.json.Json;

/** The exit code and output of a command; a failed assertion shows all of it. */
public record Result(int exit, String out, String err) {
  public Result exits(int code) {
    assertEquals(code, exit, this::toString);
    return this;
  }

  /** The text is somewhere on stderr. */
  public Result says(String text) {
    assertTrue(err.contains(text), () -> "stderr does not say: " + text + "\n" + this);
    return this;
  }

  /** Nothing else is on stderr. */
  public Result saysOnly(String text) {
    assertEquals(text, err, this::toString);
    return this;
  }

  /** Nothing else is on stdout. */
  public Result prints(String text) {
    assertEquals(text, out, this::toString);
    return this;
  }

  public Result printsNothing() {
    return prints("");
  }

  /** Stdout as a JSON value. */
  public JsonNode json() {
    return Json.read(out);
  }

  /** Stderr as a JSON value. */
  public JsonNode error() {
    return Json.read(err);
  }

  @Override
  public String toString() {
    return "exit " + exit + "\n--- stdout\n" + out + "--- stderr\n" + err;
  }
}
