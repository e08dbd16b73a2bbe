package dev.actors.autoconfigure;

import dev.actors.spring.web.ConnectionCut;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives the requests that may become streams what cuts their connections off in Jetty. A connection
 * of HTTP/2 has other requests too, so it stays.
 */
final class JettyConnectionCuts extends Handler.Wrapper {

    private final String path;

    JettyConnectionCuts(String basePath, Handler next) {
        super(next);
        path = basePath + "/";
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ConnectionMetaData client = request.getConnectionMetaData();
        if (client.getHttpVersion().compareTo(HttpVersion.HTTP_2) < 0 && mayBecomeStream(request)) {
            ConnectionCut cut =
                    () ->
                            client.getConnection()
                                    .getEndPoint()
                                    .close(new EofException("The client does not read"));
            request.setAttribute(ConnectionCut.ATTRIBUTE, cut);
        }
        return super.handle(request, response, callback);
    }

    private boolean mayBecomeStream(Request request) {
        return request.getMethod().equals("GET")
                && request.getHttpURI().getDecodedPath().contains(path);
    }
}
