package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.util.DisconnectedClientHelper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A response that is written as it is: the application's message converters and body advice, which
 * are there for its own controllers, do not see it.
 */
final class JsonResponse implements View {

    private final HttpStatus status;
    private final HttpHeaders headers = new HttpHeaders();
    private final byte @Nullable [] body;

    private JsonResponse(HttpStatus status, byte @Nullable [] body) {
        this.status = status;
        this.body = body;
    }

    static JsonResponse of(HttpStatus status, byte[] json) {
        return new JsonResponse(status, json)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
    }

    static JsonResponse empty(HttpStatus status) {
        return new JsonResponse(status, null);
    }

    JsonResponse header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** The response for Spring MVC. */
    ModelAndView now() {
        return new ModelAndView(this);
    }

    /**
     * A response to come. Every future here ends by itself, so that the container needs no
     * time-out.
     */
    static DeferredResult<ModelAndView> later(CompletableFuture<JsonResponse> future) {
        DeferredResult<ModelAndView> result = new DeferredResult<>(0L);
        CompletableFuture<?> unused =
                future.whenComplete((response, failure) -> settle(result, response, failure));
        return result;
    }

    private static void settle(
            DeferredResult<ModelAndView> result,
            @Nullable JsonResponse response,
            @Nullable Throwable failure) {
        if (response != null) {
            result.setResult(response.now());
        } else if (failure != null) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            result.setErrorResult(cause == null ? failure : cause);
        }
    }

    @Override
    public void render(
            @Nullable Map<String, ?> model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setStatus(status.value());
        response.setLocale(null); // JSON has neither a language nor a choice of encoding
        response.setCharacterEncoding((String) null);
        headers.forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        if (body != null) {
            write(body, response);
        }
    }

    /**
     * A client that is gone is no error of the server's, and no reason to fill its log. No length
     * is said of a body that cannot be written: Jetty would answer 500 in place of the status.
     */
    static void write(byte[] body, HttpServletResponse response) throws IOException {
        try {
            OutputStream out = response.getOutputStream();
            response.setContentLength(body.length);
            out.write(body);
        } catch (IOException e) {
            if (!DisconnectedClientHelper.isClientDisconnectedException(e)) {
                throw e;
            }
        }
    }
}
