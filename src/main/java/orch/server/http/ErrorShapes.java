package orch.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import orch.json.Json;

/** The three body shapes in which the API reports errors. */
public final class ErrorShapes {
  private static final String ABOUT = "https://www.twilio.com/docs/errors/";

  private ErrorShapes() {}

  /** {@code {code, message, more_info, status}}. */
  public static Reply first(int status, String message) {
    return first(status, code(status), message);
  }

  /** The same with another error code. */
  public static Reply first(int status, int code, String message) {
    ObjectNode body = Json.object();
    body.put("code", code).put("message", message);
    body.put("more_info", ABOUT + code).put("status", status);
    return Reply.json(status, Json.compact(body));
  }

  /** {@code {code, httpStatusCode, message, userError, params}}. */
  public static Reply second(int status, int code, String message) {
    ObjectNode body = Json.object();
    body.put("code", code).put("httpStatusCode", status).put("message", message);
    body.put("userError", status < 500).putObject("params");
    return Reply.json(status, Json.compact(body));
  }

  /** RFC 9457: {@code {type, title, status, detail, instance, code, errors}}. */
  public static Reply third(int status, int code, String message) {
    ObjectNode body = problem(status, code, message);
    body.putArray("errors").addObject().put("detail", message).put("pointer", "#/");
    return Reply.json(status, Json.compact(body)).with(Reply.TYPE, "application/problem+json");
  }

  /** Problem details (RFC 9457) with the API's error code. */
  public static ObjectNode problem(int status, int code, String message) {
    ObjectNode problem = Json.object();
    problem.put("type", ABOUT + code).put("title", "Error " + code);
    problem.put("status", status).put("detail", message);
    return problem.put("instance", "urn:orch:local").put("code", code);
  }

  /** The API's error code: 20000 plus the HTTP status, with three known exceptions. */
  public static int code(int status) {
    return switch (status) {
      case 400 -> 20001;
      case 401 -> 20003;
      case 405 -> 20004;
      default -> 20000 + status;
    };
  }
}
