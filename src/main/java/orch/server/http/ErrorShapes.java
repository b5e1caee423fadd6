package orch.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import orch.json.Json;

/** The three body shapes in which the API reports errors. */
public final class ErrorShapes {
  private static final String ABOUT = "https://www.twilio.com/docs/errors/";

  private ErrorShapes() {}

  /** {@code {code, message, more_info, status}}. */
  public static Reply first(int status, String message) {
    ObjectNode body = Json.object();
    body.put("code", code(status)).put("message", message);
    body.put("more_info", ABOUT + code(status)).put("status", status);
    return Reply.json(status, Json.compact(body));
  }

  /** {@code {code, httpStatusCode, message, userError, params}}. */
  public static Reply second(int status, String message) {
    ObjectNode body = Json.object();
    body.put("code", code(status)).put("httpStatusCode", status).put("message", message);
    body.put("userError", status < 500).putObject("params");
    return Reply.json(status, Json.compact(body));
  }

  /** RFC 9457: {@code {type, title, status, detail, instance, code, errors}}. */
  public static Reply third(int status, String message) {
    ObjectNode body = problem(status, message);
    body.putArray("errors").addObject().put("detail", message).put("pointer", "#/");
    return Reply.json(status, Json.compact(body)).with(Reply.TYPE, "application/problem+json");
  }

  /** Problem details (RFC 9457) with the API's error code. */
  public static ObjectNode problem(int status, String message) {
    ObjectNode problem = Json.object();
    problem.put("type", ABOUT + code(status)).put("title", "Error " + code(status));
    problem.put("status", status).put("detail", message);
    return problem.put("instance", "urn:orch:local").put("code", code(status));
  }

  /** The API's error code: 20000 plus the HTTP status, with three known exceptions. */
  private static int code(int status) {
    return switch (status) {
      case 400 -> 20001;
      case 401 -> 20003;
      case 405 -> 20004;
      default -> 20000 + status;
    };
  }
}
