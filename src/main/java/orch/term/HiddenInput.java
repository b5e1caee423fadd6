package orch.term;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns off the terminal's echo until it is closed, for passwords. {@code stty} does it: the
 * library's terminal has a thread that waits for what the terminal says about itself, and may take
 * the next line that the user types; the library's native part does not restore every setting.
 */
final class HiddenInput {
  /** The settings of the terminal before; empty when stdin is no terminal. */
  private final String before;

  private HiddenInput(String before) {
    this.before = before;
  }

  /**
   * Turns the echo off.
   *
   * @throws IllegalStateException if that is not possible, since the secret would be seen
   */
  static HiddenInput off() throws InterruptedException {
    HiddenInput hidden = new HiddenInput(stty("-g"));
    try {
      if (!hidden.before.isEmpty()) {
        stty("-echo");
      }
      return hidden;
    } catch (InterruptedException e) {
      hidden.close();
      throw e;
    }
  }

  /** Turns the echo on again, also in a thread that is interrupted. */
  void close() {
    if (before.isEmpty()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      stty(before);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs the program on the terminal; returns what it prints, which is nothing if it fails. */
  private static String stty(String argument) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(List.of("stty", argument))
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? printed : "";
    } catch (IOException e) {
      throw new IllegalStateException(
          "the echo of the terminal cannot be turned off, because stty does not run", e);
    }
  }
}
