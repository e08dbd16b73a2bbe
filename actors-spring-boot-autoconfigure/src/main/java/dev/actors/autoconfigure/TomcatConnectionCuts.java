package dev.actors.autoconfigure;

import dev.actors.spring.web.ConnectionCut;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import java.io.IOException;

/**
 * Gives the requests that may become streams what cuts their connections off in Tomcat.
 *
 * <p>Only a thread on which Tomcat is at work on the request may do so: to one that sees from
 * elsewhere that the connection is to be closed, it tells the request's listeners nothing. So the
 * request's time runs out, which Tomcat sees within a second or two, and on the thread that is told
 * the connection is closed.
 */
final class TomcatConnectionCuts extends ValveBase {

    private static final long AT_ONCE = 1;

    private final String path;

    TomcatConnectionCuts(String basePath) {
        super(true);
        path = basePath + "/";
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!mayBecomeStream(request)) {
            getNext().invoke(request, response);
            return;
        }
        Cut cut = new Cut(request, response);
        request.setAttribute(ConnectionCut.ATTRIBUTE, cut);
        getNext().invoke(request, response);
        if (request.isAsync()) {
            request.getAsyncContextInternal().addListener(cut);
        }
    }

    private boolean mayBecomeStream(Request request) {
        return request.getMethod().equals("GET") && request.getDecodedRequestURI().contains(path);
    }

    /** Other requests, of the application's own too, may run out of time: they are not cut off. */
    private static final class Cut implements ConnectionCut, AsyncListener {

        private final Request request;
        private final Response response;
        private volatile boolean wanted;

        Cut(Request request, Response response) {
            this.request = request;
            this.response = response;
        }

        @Override
        public void cut() {
            wanted = true;
            request.getAsyncContextInternal().setTimeout(AT_ONCE);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            if (wanted) {
                response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
                event.getAsyncContext().complete();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
