package orch.document.edit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import orch.document.edit.Node.Kind;
import orch.document.edit.Node.Member;
import orch.document.edit.Node.Style;
import orch.json.Json;

/** Finds the places of all values in a JSON text, by the places of the library's tokens. */
final class JsonSyntax {
  private final JsonParser parser;

  private JsonSyntax(JsonParser parser) {
    this.parser = parser;
  }

  /** The values of a text that is valid JSON, without nulls. */
  static List<Node> roots(SourceText source) {
    try (JsonParser parser = Json.parser(source.text())) {
      JsonSyntax syntax = new JsonSyntax(parser);
      List<Node> roots = new ArrayList<>();
      while (parser.nextToken() != null) {
        boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
        Node root = syntax.node();
        if (!isNull) {
          roots.add(root);
        }
      }
      return roots;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the values of a text begin. */
  static List<Integer> starts(SourceText source) {
    return roots(source).stream().map(Node::start).toList();
  }

  private int start() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  /** The index behind the current token, which must be read to its end for that. */
  private int end() throws IOException {
    parser.finishToken();
    return (int) parser.currentLocation().getCharOffset();
  }

  private Node node() throws IOException {
    int start = start();
    return switch (parser.currentToken()) {
      case START_OBJECT -> collection(Kind.MAPPING, start);
      case START_ARRAY -> collection(Kind.SEQUENCE, start);
      case VALUE_STRING -> Node.scalar(Style.DOUBLE, start, end());
      default -> Node.scalar(Style.PLAIN, start, start + parser.getText().length());
    };
  }

  private Node collection(Kind kind, int start) throws IOException {
    List<Member> members = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
      int begin = start();
      String key = kind == Kind.MAPPING ? parser.currentName() : "";
      if (kind == Kind.MAPPING) {
        parser.nextToken();
      }
      int before = start();
      members.add(new Member(begin, key, before, node()));
      token = parser.nextToken();
    }
    return new Node(kind, Style.FLOW, start, start() + 1, members);
  }
}
