package orch.picture;

import java.util.List;

/**
 * A line of a picture, and the lines below it. Its texts may be from elsewhere; who draws them
 * makes them safe.
 *
 * @param name what the line is about; empty when the text says it
 * @param text empty when the name says it
 */
public record Node(String name, String text, List<Node> below) {
  static Node of(String name, String text) {
    return new Node(name, text, List.of());
  }

  /** The whole line. */
  String line() {
    return name.isEmpty() || text.isEmpty() ? name + text : name + ": " + text;
  }
}
