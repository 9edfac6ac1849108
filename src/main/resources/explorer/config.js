(function () {
  // GraphiQL keeps its tabs in the local storage. Who has been here before finds what they typed;
  // given a query, GraphiQL would open one more tab for it at each visit.
  var returning = false;
  try {
    returning = Boolean(localStorage.getItem("graphiql:tabState"));
  } catch (blocked) {
    returning = false;
  }
  return {
    httpEnabled: true,
    graphQLUri: "/graphql",
    graphQLWSEnabled: false,
    parameters: returning ? {} : {query: __EXAMPLE__}
  };
})()
