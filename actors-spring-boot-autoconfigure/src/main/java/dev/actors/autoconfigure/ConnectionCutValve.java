package dev.actors.autoconfigure;

import dev.actors.spring.web.ConnectionCut;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import java.io.IOException;

/** Gives the requests that may become streams what cuts their connections off in Tomcat. */
final class ConnectionCutValve extends ValveBase {

    private final String path;

    ConnectionCutValve(String basePath) {
        super(true);
        path = basePath + "/topics/";
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getDecodedRequestURI().contains(path)) {
            ConnectionCut cut =
                    () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
            request.setAttribute(ConnectionCut.ATTRIBUTE, cut);
        }
        getNext().invoke(request, response);
    }
}
