// What several files speak of.

@export()
@description('Tags of resources.')
type resourceTags = {
  *: string
}

@export()
@description('App settings, by name.')
type appSettings = {
  *: string
}

@export()
@description('A webhook that change tickets arrive by. A system that is not listed is closed.')
type ticketRoute = {
  @description('Who sends. It names the route, the app settings and the secrets in the vault.')
  system: 'ServiceNow' | 'Jira' | 'GitHub' | 'Standard'

  @description('How many signing keys count at the moment: 1, or 2 while a key is replaced. They are the secrets ticket-SYSTEM-key-0 and ticket-SYSTEM-key-1.')
  @minValue(1)
  @maxValue(2)
  keys: int

  @description('Where results are posted back to (ServiceNow and Jira), such as https://example.service-now.com; left out, nothing is posted. The token is the secret ticket-SYSTEM-token.')
  postBackTo: string?

  @description('The account that the token belongs to.')
  postBackUser: string?
}
